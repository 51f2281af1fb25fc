const mark = 'scribe.';

/** A mark tells which of the two keys a link holds. It opens nothing by itself. */
export const asScribeToken = (bytes: string): string => mark + bytes;

export const isScribeToken = (token: string): boolean => token.startsWith(mark);
