import { SaxesParser } from 'saxes';

interface Handlers {
	readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
	readonly text?: (text: string) => void;
	readonly close?: (name: string) => void;
	/** Asked between pieces; the rest is then neither read nor looked at for faults. */
	readonly isEnough?: () => boolean;
}

const pieceUnits = 16 * 1024;

/**
 * Throws at XML that is not well formed. Entities that a document declares itself are unknown to
 * the parser, so none can grow. Names come without their prefix, which programs choose freely.
 */
export function readXml(xml: string, { open, text, close, isEnough }: Handlers): void {
	const parser = new SaxesParser({ xmlns: false, position: false });
	parser.on('opentag', ({ name, attributes }) => open?.(local(name), attributes));
	parser.on('closetag', ({ name }) => close?.(local(name)));
	parser.on('text', (words) => text?.(words));
	parser.on('cdata', (words) => text?.(words));
	for (let at = 0; at < xml.length; at += pieceUnits) {
		if (isEnough?.()) return;
		parser.write(xml.slice(at, at + pieceUnits));
	}
	parser.close();
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);
