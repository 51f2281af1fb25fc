/** What stands under the page of a phone, outside of what its script draws. */
export interface PhoneFootFacts {
	/** Whom to ask for 訂正・削除 (CO-4). */
	readonly contact: { readonly office: string; readonly phone: string };
	/** The local 手引き (C25); empty without one. */
	readonly guide: { readonly title: string; readonly url: string };
	/** Offices of the area (相談先), told after 閉会. */
	readonly offices: readonly { readonly name: string; readonly hours: string; readonly phone: string }[];
}
