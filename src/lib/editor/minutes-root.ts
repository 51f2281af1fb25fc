/**
 * Name of the only root of a 会議録's Yjs document. In its own file, so that the server's live
 * documents load no editor.
 */
export const minutesRoot = 'minutes';
