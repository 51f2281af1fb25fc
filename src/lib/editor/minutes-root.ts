/** The one root of a 会議録's Yjs document. Apart from the editor, so that rooms know it without loading one. */
export const minutesRoot = 'minutes';
