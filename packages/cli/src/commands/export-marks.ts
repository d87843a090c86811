// `sightline export-marks`: what is marked in one item, as a file for other tools, on stdout.
import { howMany } from "@sightline/count";
import { writeAnnotations, writeCoco, writeMot, type MarkedFilm } from "@sightline/domain";
import { markedFilm } from "@sightline/server";
import type { Global } from "../global.ts";
import { note, print, printRefusal } from "../say.ts";
import { withInvestigation } from "../with-investigation.ts";

type Options = {
  readonly investigation?: string;
  readonly item: string;
  readonly format: "coco" | "mot" | "annotations";
  readonly json?: boolean;
};

export const exportMarks = (options: Options, global: Global): Promise<void> =>
  withInvestigation(global, options, async ({ desk, id, held }) => {
    const film = await markedFilm(desk, { id, held }, options.item);
    if (!film.ok) return printRefusal(film.refusal, options.json);
    print(written(film.value, options.format));
  });

function written(film: MarkedFilm, format: Options["format"]): string {
  if (format === "coco") return writeCoco(film);
  if (format === "annotations") return writeAnnotations(film);
  const { text, without } = writeMot(film);
  if (without.length > 0)
    note(`${howMany(without.length, "sighting")} without a box left out: ${without.join(", ")}.`);
  return text;
}
