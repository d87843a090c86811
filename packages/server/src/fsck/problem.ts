// What a check found that is not as it should be: what it is about, and a sentence with what to do.
export type Problem = { readonly what: string; readonly sentence: string };

/** Takes what is found, as it is found. */
export type Tell = (what: string, sentence: string) => void;
