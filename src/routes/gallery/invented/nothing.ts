/** For callbacks: in the gallery nothing comes of a press. */
export const nothing = () => undefined;
