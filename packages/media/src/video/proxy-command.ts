// The ffmpeg command that makes a proxy.
import type { Header } from "../inspected.ts";
import type { Limits } from "../limits.ts";
import { words } from "../sandbox/plan.ts";
import type { Abilities } from "./abilities.ts";
import { pictures, sounds } from "./clock.ts";
import { inputFlags } from "./film.ts";
import { shownFilters } from "./shown.ts";

export interface Shape {
  readonly able: Abilities;
  readonly sound: boolean;
}

const longestSide = 1280;

/** Pixels of the proxy: displayed shape, even sides. */
export function proxySize({ width, height }: Header): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, longestSide / Math.max(width, height));
  const even = (side: number): number => Math.max(2, 2 * Math.round((side * scale) / 2));
  return { width: even(width), height: even(height) };
}

/*
 * Times: `-copyts` and `passthrough` keep every frame with its own time; the first frame's is taken off both tracks, in
 * whole ticks of the file; MP4 counts in 1/90000 s, so nothing moves by more than 6 µs. No B-frames: they would need an
 * edit list, which players read differently. `filter_units` takes out the encoder's signature. A key frame at least
 * every 30 frames makes stepping quick.
 */
export function proxyCommand(
  header: Header,
  at: string,
  outFile: string,
  { able, sound, limits }: Shape & { readonly limits: Limits },
): string[] {
  const startUs = header.ptsUs[0] ?? 0;
  const rebase = `PTS-round(${startUs}/(1000000*TB))`;
  // A graph of one input hands the original's display matrix on, and players would turn the upright picture once more: the
  // same frames come in twice, and once go nowhere.
  const video = `[0:V:0]nullsink;${[pictures, ...pictureFilters(header, able), `setpts='${rebase}'`].join(",")}[picture]`;
  const audio = `${sounds},asetpts='${rebase}',aresample=48000:async=1:first_pts=0,aformat=channel_layouts=mono|stereo[heard]`;
  return [
    ...words("ffmpeg -y -nostdin -hide_banner -v error -nostats -progress pipe:3 -copyts -noautorotate"),
    ...inputFlags({ demuxer: header.demuxer ?? "" }, at, limits),
    "-filter_complex",
    video,
    ...(sound ? ["-filter_complex", audio] : []),
    ...words("-map [picture] -fps_mode:v passthrough -g 30"),
    ...(sound ? ["-map", "[heard]"] : []),
    ...(able.h264 ? mp4Flags : webmFlags),
    ...words("-metadata:s:v encoder=proxy -metadata:s:a encoder=proxy"),
    ...words("-map_metadata -1 -map_chapters -1 -flags:v +bitexact -flags:a +bitexact -fflags +bitexact"),
    outFile,
  ];
}

const mp4Flags = words(
  "-enc_time_base:v 1:90000 -video_track_timescale 90000 -c:v libx264 -preset veryfast -crf 24 -bf 0 -profile:v high -bsf:v filter_units=remove_types=6 -c:a aac -b:a 96k -movflags +faststart -f mp4",
);
const webmFlags = words(
  "-enc_time_base:v 1:1000 -c:v libvpx-vp9 -deadline realtime -cpu-used 6 -row-mt 1 -crf 34 -b:v 0 -c:a libopus -b:a 64k -cues_to_front 1 -f webm",
);

function pictureFilters(header: Header, able: Abilities): string[] {
  const { width, height } = proxySize(header);
  return [
    ...(header.stored?.interlaced === true ? ["bwdif=mode=send_frame:deint=all"] : []),
    `scale=${width}:${height}:flags=bicubic`,
    ...shownFilters(header, able),
    "setsar=1",
    "format=yuv420p",
  ];
}
