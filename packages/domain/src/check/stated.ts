// What machines and sources say that bears on a question about an item: stated, and not therefore true. Each with what speaks against it.
import type { CapturedProposal } from "../item/captured.ts";
import type { Source } from "../item/item.ts";
import { manifestIn } from "./manifest.ts";
import { named, type Tags } from "./tags.ts";

type Sound = {
  readonly fromUs: number;
  readonly stepUs: number;
  readonly lows: readonly number[];
  readonly highs: readonly number[];
};

export type Stated = {
  /** The id of the question that it bears on. */
  readonly about: "place" | "time" | "source" | "integrity" | "recirculation";
  readonly what: string;
  readonly says: string;
  /** Why it may be wrong. */
  readonly doubt: string;
  /** Where in the film to look: instants, or first and last of a span. */
  readonly atUs: readonly (readonly [number, number])[];
  /** The item that it speaks of, where that is another one. */
  readonly item: string | null;
};

export type Known = {
  readonly tags: Tags;
  readonly captured: readonly CapturedProposal[];
  readonly sources: readonly Source[];
  /** Other items with the same bytes, or of the same footage by what members answered. */
  readonly copies: readonly {
    readonly id: string;
    readonly name: string;
    readonly sources: readonly Source[];
  }[];
  /** First instants of its shots. */
  readonly shotsUs: readonly number[];
  readonly wave: Sound | null;
  /** What was wrong with the file although it was decoded. */
  readonly warnings: readonly string[];
};

export const statedOf = (known: Known): Stated[] => [
  ...places(known.tags),
  ...times(known),
  ...makers(known.tags),
  ...manifestIn(known.tags).map((one) => stated("integrity", one)),
  ...whole(known),
  ...earliest(known),
];

type Saying = Pick<Stated, "what" | "says" | "doubt"> & Partial<Pick<Stated, "atUs" | "item">>;
const stated = (about: Stated["about"], { says, ...saying }: Saying): Stated => ({
  about,
  atUs: [],
  item: null,
  ...saying,
  says: short(says),
});

/** A file says as much as it likes: this is enough to know it by, and all of it stands among its metadata. */
const MOST = 300;
const short = (text: string): string => {
  const letters = [...text];
  return letters.length > MOST ? `${letters.slice(0, MOST).join("")} …` : text;
};

const ANYBODY = "A device or a person wrote this into the file; anybody can.";

function places(tags: Tags): Stated[] {
  const [latitude, longitude] = [tags["Composite:GPSLatitude"], tags["Composite:GPSLongitude"]];
  const names = named(
    tags,
    "City",
    "Province-State",
    "State",
    "Country",
    "Country-PrimaryLocationName",
    "Location",
    "Sub-location",
  );
  return [
    ...(isDegrees(latitude, 90) && isDegrees(longitude, 180)
      ? [
          stated("place", {
            what: "Embedded GPS",
            says: `${latitude.toFixed(5)}, ${longitude.toFixed(5)}${errorSaid(tags)}`,
            doubt:
              latitude === 0 && longitude === 0
                ? "Devices write zero where they know no place."
                : `It is where the device was, or thought that it was, not what it looked at. ${ANYBODY}`,
          }),
        ]
      : []),
    ...(names.length > 0
      ? [stated("place", { what: "Embedded place name", says: names.join(", "), doubt: ANYBODY })]
      : []),
  ];
}

const isDegrees = (value: unknown, most: number): value is number =>
  typeof value === "number" && Math.abs(value) <= most;

function errorSaid(tags: Tags): string {
  const [metres] = named(tags, "GPSHPositioningError").map(Number).filter(Number.isFinite);
  return metres === undefined ? "" : `, within ${metres} m by its own word`;
}

const times = ({ captured, sources }: Known): Stated[] => [
  ...captured.map(({ at, from, doubt }) =>
    stated("time", { what: `Embedded date (${from})`, says: at, doubt }),
  ),
  ...firstPosted(sources).map((posted) =>
    stated("time", {
      what: "Earliest posting noted",
      says: posted,
      doubt: "It was made before that, if the posting shows its own time rightly.",
    }),
  ),
];

/** The earliest, by the notation: of a year and a day in it, the year, since it may have been before that day. */
const firstPosted = (sources: readonly Source[]): string[] =>
  sources
    .flatMap(({ posted }) => posted ?? [])
    .sort()
    .slice(0, 1);

function makers(tags: Tags): Stated[] {
  const device = [named(tags, "Make", "AndroidManufacturer")[0], named(tags, "Model", "AndroidModel")[0]];
  const said: [string, string][] = [
    ["Embedded device", device.filter((part) => part !== undefined).join(" ")],
    ["Embedded serial number", named(tags, "SerialNumber", "InternalSerialNumber").join(", ")],
    ["Embedded author", named(tags, "Artist", "By-line", "Creator", "Copyright", "Rights").join(", ")],
  ];
  return said.flatMap(([what, says]) =>
    says === "" ? [] : [stated("source", { what, says, doubt: ANYBODY })],
  );
}

function whole({ tags, shotsUs, wave, warnings }: Known): Stated[] {
  const software = named(tags, "Software", "CreatorTool", "HistorySoftwareAgent", "Encoder", "WritingApp");
  const cuts = shotsUs.slice(1);
  const silent = wave ? silences(wave) : [];
  return [
    ...(software.length > 0
      ? [
          stated("integrity", {
            what: "Programs that wrote it",
            says: software.join(", "),
            doubt: `A platform writes its own over those before. ${ANYBODY}`,
          }),
        ]
      : []),
    ...(cuts.length > 0
      ? [
          stated("integrity", {
            what: "Cuts found",
            says: String(cuts.length),
            doubt:
              "A flash or a quick turn of the camera looks like a cut to a machine; a cut that is well hidden does not.",
            atUs: cuts.map((at) => [at, at] as const),
          }),
        ]
      : []),
    ...(silent.length > 0
      ? [
          stated("integrity", {
            what: "Silence in its sound",
            says: String(silent.length),
            doubt:
              "Sound that was taken out is silent, and so is a microphone that is off; a quiet place is not quite silent.",
            atUs: silent,
          }),
        ]
      : []),
    ...warnings.map((says) =>
      stated("integrity", {
        what: "Noted while decoding",
        says,
        doubt: "Files break on their way too, without anybody’s wish.",
      }),
    ),
  ];
}

/** A second: pauses of breath are shorter. */
const SILENT_US = 1_000_000;

/** Spans of at least a second in which no sample leaves the middle by more than the least step, in µs of the film. */
export function silences({ fromUs, stepUs, lows, highs }: Sound): [number, number][] {
  const spans: [number, number][] = [];
  let since: number | null = null;
  for (let i = 0; i <= lows.length; i++) {
    const isSilent = i < lows.length && Math.abs(lows[i] ?? 0) <= 1 && Math.abs(highs[i] ?? 0) <= 1;
    if (isSilent) since ??= i;
    else if (since !== null) {
      if ((i - since) * stepUs >= SILENT_US)
        spans.push([Math.round(fromUs + since * stepUs), Math.round(fromUs + i * stepUs)]);
      since = null;
    }
  }
  return spans;
}

function earliest({ sources, copies }: Known): Stated[] {
  const own = firstPosted(sources)[0];
  const all = copies.flatMap(({ id, name, sources: of }) =>
    firstPosted(of).map((posted) => ({ id, name, posted })),
  );
  const [first] = all.sort((a, b) => (a.posted < b.posted ? -1 : a.posted > b.posted ? 1 : 0));
  if (first === undefined || (own !== undefined && own <= first.posted))
    return own === undefined
      ? []
      : [
          stated("recirculation", {
            what: "Earliest copy known",
            says: `This one, posted ${own}`,
            doubt: "Only what was brought in here is known.",
          }),
        ];
  return [
    stated("recirculation", {
      what: "Earliest copy known",
      says: `${first.name}, posted ${first.posted}`,
      doubt: "Only what was brought in here is known, and a posting can show a wrong time.",
      item: first.id,
    }),
  ];
}
