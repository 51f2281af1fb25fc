/** This page never navigates, and old phones load a fifth less script (`start.ts`). */
export const csr = false;
