/** How a phone joins: link in the QR code, meeting number (会議番号), address without https:// */
export interface Doorway {
	readonly link: string;
	readonly code: string;
	readonly address: string;
}
