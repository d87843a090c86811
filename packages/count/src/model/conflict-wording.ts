// Says a conflict to a person, without choosing a side.
import type { Fact } from "../case/shape.ts";
import type { Clash } from "./clashes.ts";

const LIST = (ids: readonly string[]) => ids.map((id) => `"${id}"`).join(", ");

export function wording(clash: Clash, set: readonly Fact[]): string {
  const [a, b] = clash.between;
  const joined = set.filter((fact) => fact.kind === "same").map((fact) => fact.id);
  const chain =
    joined.length === 0
      ? ""
      : `${LIST(joined)} make ${joined.length === 1 ? "two sightings" : "a chain of sightings"} one person`;
  const parting = clash.parting ? `"${clash.parting.id}"` : "";
  const within = set.filter((fact) => fact.kind === "within").map((fact) => fact.id);
  const through = within.length === 0 ? "" : ` through ${LIST(within)}`;
  const close = "At least one of these is wrong; until one is withdrawn, none of them is used.";
  switch (clash.kind) {
    case "frame":
      return `${chain}, but "${a}" and "${b}" are seen side by side in one frame. ${close}`;
    case "different":
      return `${chain}, but ${parting} says that "${a}" and "${b}" are different people. ${close}`;
    case "continuous":
      return `${chain}, but ${parting} says that nobody leaves and re-enters the shot that shows "${a}" and "${b}". ${close}`;
    case "separate": {
      const who = chain === "" ? "somebody" : `${chain}, who`;
      return `${parting} says that the groups "${a}" and "${b}" share nobody, but ${who} belongs to both${through}. ${close}`;
    }
  }
}
