// The filters that bring a film's decoded frames to what a usual screen shows: light, colours, transparency, turn.
import type { Header } from "../inspected.ts";
import type { Abilities } from "./abilities.ts";
import { uprightFilters } from "./display-matrix.ts";
import { bendsFrom, isHdrCurve, toneOf } from "./light.ts";

/** In order; the size is the caller's. Frames with high dynamic range keep it where ffmpeg cannot bring it down. */
export function shownFilters(header: Header, able: Pick<Abilities, "tonemap">): string[] {
  const clear = isTransparent(header.stored?.pixelFormat ?? "") ? [onWhite] : [];
  const light = toneFilters(header, able, "min=bt2020nc:rin=tv");
  return [...clear, ...uprightFilters(header), ...light];
}

/** Colours of usual light whose primaries are not those of a usual screen, as ffmpeg names them: BT.2020, and both P3. */
export const isWide = ({ stored }: Pick<Header, "stored">): boolean =>
  !isHdrCurve(stored?.transfer) && ["bt2020", "smpte431", "smpte432"].includes(stored?.primaries ?? "");

/**
 * Their colours on a usual screen's primaries, clipped where it has none such; the curve stays what it is, as in
 * photo/coded-profile.ts. ffmpeg makes RGB of them first, by the matrix and range that the frames bear.
 */
function narrowed(header: Header): string[] {
  if (!isWide(header)) return [];
  const light = "tin=iec61966-2-1:t=iec61966-2-1";
  return [
    "format=gbrp16le",
    `zscale=pin=${header.stored?.primaries}:${light}:min=gbr:rin=pc:p=bt709:m=bt709:r=tv`,
  ];
}

/** Transparent parts are white, as on a page. */
const onWhite =
  "format=rgba,split[clear][ground];[ground]lutrgb=r=maxval:g=maxval:b=maxval:a=maxval[white];[white][clear]overlay=format=rgb";

function isTransparent(pixelFormat: string): boolean {
  return /^(rgba|bgra|argb|abgr|ya\d|yuva|gbrap|pal8)/.test(pixelFormat);
}

/** The same for RGB pixels that were taken from such frames as they are. */
export function toneFiltersOfRgb(header: Header, able: Pick<Abilities, "tonemap">): string[] {
  const filters = toneFilters(header, able, "min=gbr:rin=pc:p=bt2020:m=gbr");
  return filters.length === 0 ? [] : ["format=gbrp", ...filters];
}

/** BT.2020 light to linear, dimmed where it is brighter than white, to the curve of screens: tags are taken at their word. */
function toneFilters(header: Header, { tonemap }: Pick<Abilities, "tonemap">, from: string): string[] {
  const { transfer, peakNits = 1000 } = header.stored ?? {};
  if (!tonemap) return [];
  if (!isHdrCurve(transfer)) return narrowed(header);
  const { white, peak } = toneOf(peakNits);
  const dimmed = peak > 1 ? [`tonemap=mobius:param=${bendsFrom}:desat=0:peak=${peak}`] : [];
  return [
    `zscale=tin=${transfer}:pin=bt2020:${from}:t=linear:npl=${white}`,
    "format=gbrpf32le",
    "zscale=p=bt709",
    ...dimmed,
    "zscale=t=iec61966-2-1:m=bt709:p=bt709:r=tv",
  ];
}
