// What other packages use of suggestions.
export {
  askSuggestions,
  type AskingShown,
  type AskingState,
  isSameAsked,
  listSuggestions,
  type ProgramKind,
  setAside,
  stopAsking,
  type SuggestionsShown,
  UNDER_WAY,
} from "./contract.ts";
export { linesFor, readLines, readSpoken } from "./printed.ts";
export { type Suggestion, takenAs } from "./suggestion.ts";
