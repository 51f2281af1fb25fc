/** Detects notes that call a person unused (DI-1); a person's skills and interests are allowed. */

// Things that belong to people must not match: 学生寮, 老人車, 若者が 好きな 将棋.
const people = new RegExp(
	'(?:若い人|若者|お?年寄り|高齢者|老人|元気な人|働ける人|ひまな人|暇な人|人材|人手|ひきこもり|' +
		'障(?:がい|害)の?(?:ある)?(?:人|方|者)|外国(?:の人|の方|人)|学生|主婦|シニア|退職した人|退職者|定年した人|無職|独身)' +
		'(?:たち|達|さん|の人|の方)*(?:が|は|も|を)?(?:たくさん)?' +
		'(?:$|[、。\\n]|いる|います|多い|多く|あま|余|遊|ひま|暇|もったい|ねむ|眠|いかせ|活かせ|生かせ|使)'
);

/** The phone shows a hint only; no note is held for it. */
export const callsPeopleUnused = (text: string): boolean => people.test(text.replace(/[ \u3000]/g, ''));
