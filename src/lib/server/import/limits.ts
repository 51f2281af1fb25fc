/**
 * Every form of ours has at most 512 KiB. 300 notes of 500 characters come to 450 kB in UTF-8, so
 * this is room enough.
 */
export const mostFileBytes = 480 * 1024;
/** What is unpacked of an .xlsx file: forty times what such a table needs. */
export const mostUnpackedBytes = 8 * 1024 * 1024;
/** As many as a large hall writes. */
export const mostRows = 300;
/** Columns behind these are not read, however far a sheet goes. */
export const mostColumns = 20;
