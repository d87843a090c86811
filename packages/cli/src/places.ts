// The commands about where and when things were as files of maps: out as GeoJSON, KML or CSV, in from the first two.
import { Option, type Command } from "commander";
import type { With } from "./marking.ts";
import { metres } from "./typed.ts";

export function addPlaces(program: Command, { json, named, global }: With): void {
  const place = program.command("place").description("where and when items and events were, for other maps");
  named(place.command("export"))
    .description("write all that is placed or timed to stdout, as far as you see it")
    .addOption(
      new Option("--format <format>", "which").choices(["geojson", "kml", "csv"]).makeOptionMandatory(),
    )
    .action(async (options) => (await import("./commands/place.ts")).exportPlaces(options, global()));
  json(named(place.command("import").argument("<file>", "GeoJSON or KML")))
    .description(
      "bring in its points as events, all that can be read or none; each bad one is listed by its number, and a file that came in before brings nothing new",
    )
    .option("--within <metres>", "how well a point is known where the file does not say", metres)
    .option("--replace <why>", "describe anew what is described otherwise here")
    .option("--dry-run", "say what would happen and write nothing")
    .action(async (file, options) =>
      (await import("./commands/place.ts")).importPlaces(file, options, global()),
    );
}
