/** The link of the QR code, the 会議番号, and the address without https:// */
export interface Doorway {
	readonly link: string;
	readonly code: string;
	readonly address: string;
}
