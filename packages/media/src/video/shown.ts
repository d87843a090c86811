// The filters that bring a film's decoded frames to what a usual screen shows: light, transparency, turn.
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
  if (!isHdrCurve(transfer) || !tonemap) return [];
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
