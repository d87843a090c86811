// Every expected "no" of reading a case and of counting: its stable code, and what it means.

/** What a case file can be refused for. */
export const CASE_REFUSALS = {
  "duplicate-id": "Two rows have one id.",
  "fact-repeats": "A fact names one thing twice.",
  "frame-says-nothing": "A flag of a frame flags nothing.",
  "frame-where": "A flag of a frame has not exactly one of an instant and a span.",
  "group-cycle": "A group contains itself.",
  "group-too-deep": "Groups lie too deep within each other.",
  "headcount-not-co-visible": "People are counted together in a frame in which they are not side by side.",
  "headcount-reversed": "“At most” is less than “at least”.",
  "missing-key": "A key is missing.",
  "photo-instant": "A photo has one instant, 0.",
  "span-reversed": "A span ends before it starts.",
  "spans-empty": "A sighting has no span of time.",
  "spans-unsorted": "Spans of time are out of order, or meet.",
  "text-not-a-line": "What is printed among other text has a line break or a control character.",
  "text-not-unicode": "Text holds half of a character.",
  "too-few-groups": "“Separate” needs two groups or more.",
  "unknown-key": "A key is not known.",
  "unknown-reference": "A row names what is not in the file.",
  "verdict-not-from-reviews": "A verdict is not the one that the reviews come to.",
  "wrong-value": "A value is of another kind than it should be.",
} as const;
export type CaseRefusalCode = keyof typeof CASE_REFUSALS;

/** What an estimate can be refused for. */
export const ESTIMATE_REFUSALS = {
  "coverage-under-half": "The lists cover less than half of those who can be seen.",
  "list-contains-another": "One list holds all of another.",
  "lists-do-not-fit": "There are too few lists, or too many.",
  "lists-not-independent": "Lists may repeat one another.",
  "matching-unresolved": "Sightings may show one person or several.",
  "models-disagree": "The models that fit disagree.",
  "no-model-fits": "No model fits the lists.",
  "overlap-under-seven": "Too few people are on two lists.",
  "population-not-closed": "People joined or left while the lists were made.",
  "population-not-stated": "Nobody has said whether people joined or left meanwhile.",
  "sample-malformed": "The lists are not what they should be.",
} as const;
export type EstimateRefusalCode = keyof typeof ESTIMATE_REFUSALS;

/** What a search for the smallest break can be refused for. */
export const BREAK_REFUSALS = {
  "threshold-not-positive": "Nothing takes a number below this threshold.",
} as const;
