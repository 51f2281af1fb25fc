/** Without SvelteKit's client: this page goes nowhere, and an old phone is spared a fifth of the script (`start.ts`). */
export const csr = false;
