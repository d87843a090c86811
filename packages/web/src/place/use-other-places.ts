// Where the events of an investigation are said to have been, by which swapped numbers are noticed.
import { listGroups, type PlacePoint } from "@sightline/domain";
import { useAnswer } from "../api.ts";
import { useInvestigation } from "../kit/investigation.ts";

export function useOtherPlaces(except: string | null): readonly PlacePoint[] {
  const investigation = useInvestigation();
  const { data } = useAnswer(listGroups, { investigation });
  if (!data?.ok) return [];
  return data.value.groups.flatMap(({ id, place }) => (place && id !== except ? [place] : []));
}
