// How each subject looks on a frame: a colour and a stroke, so that neither alone tells them apart; the label says it in words.

export type Look = {
  readonly stroke: string;
  readonly dash: string | undefined;
  readonly mark: "round" | "square" | "diamond";
};

/** Light on dark frames and dark on light ones both hold, because each box is also drawn in a dark outline. */
const LOOKS: readonly Look[] = [
  { stroke: "#ffd23f", dash: undefined, mark: "round" },
  { stroke: "#7fd6ff", dash: "7 4", mark: "square" },
  { stroke: "#ff9ecb", dash: "2 4", mark: "diamond" },
  { stroke: "#b9f27c", dash: "12 4 2 4", mark: "square" },
];

/** `prisoner` and `guard` always look the same; other subjects take the looks that are left in alphabetical order. */
export function lookOf(subject: string, subjects: readonly string[]): Look {
  const others = [...new Set(subjects)].filter((name) => name !== "prisoner" && name !== "guard").sort();
  const place = subject === "prisoner" ? 0 : subject === "guard" ? 1 : 2 + others.indexOf(subject);
  return LOOKS[place] ?? LOOKS[3] ?? { stroke: "#ffffff", dash: undefined, mark: "round" };
}
