/** How names are compared. What is only alike is told to a person, and never taken for the same. */

// These would become other letters of the same name (神 of two kinds).
const ordinary = /[^\uf900-\ufaff\u{2f800}-\u{2fa1f}]+/gu;

const hiragana = (text: string) =>
	text.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));

const small = (text: string) => hiragana(text).replace(/\s+/g, '').toLowerCase();

/** Two names with the same key are the same: blanks, width and kana do not count. */
export const foldName = (name: string): string =>
	small(name.replace(ordinary, (part) => part.normalize('NFKC')));

const old =
	'髙高﨑崎邊辺邉辺齋斎齊斉澤沢濱浜濵浜廣広國国櫻桜學学會会區区舘館嶋島嶌島冨富瀧滝龍竜眞真惠恵榮栄靜静實実寶宝豐豊藏蔵萬万與与圓円壽寿德徳淨浄淺浅渕淵彌弥檜桧條条禮礼來来當当澁渋證証續続繩縄驛駅觀観關関鹽塩黑黒峯峰嶽岳曾曽𠮷吉栁柳槇槙靑青橫横步歩淸清';
const letters = [...old];
const newer = new Map(letters.flatMap((letter, i) => (i % 2 ? [] : [[letter, letters[i + 1] ?? letter]])));

const selectors = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;

/** Two names with the same key look alike: also 旧字 and variation selectors do not count. */
export const looseName = (name: string): string =>
	Array.from(small(name.replace(selectors, '').normalize('NFKC')), (each) => newer.get(each) ?? each).join(
		''
	);
