/** In its own file, so that the server's live documents load no editor. */
export const minutesRoot = 'minutes';
