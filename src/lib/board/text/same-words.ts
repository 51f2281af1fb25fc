/** Two texts with the same key say the same, whatever their blanks and the width of their letters. */
export const wordsKey = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');
