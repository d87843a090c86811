// Videos with known answers: every frame shows its number, in each of the shapes that real files come in.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { drawVideo, ffmpeg } from "./drawn.ts";

export interface KnownMedia {
  readonly name: string;
  /** Name of the file, which says its container. */
  readonly file: string;
  readonly rate: string;
  readonly as: readonly string[];
  /** A second pass that copies the first file: what it is given before and after its input, and the file's new name. */
  readonly again?: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** When set, the bytes go through a pipe, so that the container cannot say how long it is. */
  readonly piped?: string;
  /** Clockwise turn that the file asks for. */
  readonly rotation?: 90 | 180 | 270;
  /** Frames that the file's edit list leaves out at its start. */
  readonly skipped?: number;
}

/** 24 numbers that differ in many cells from one to the next. */
export const knownNumbers: readonly number[] = Array.from(
  { length: 24 },
  (_, n) => (n * 2731 + 4097) % 65_536,
);

const h264 = ["-c:v", "libx264", "-qp", "4", "-pix_fmt", "yuv420p"];
const uneven = "settb=1/90000,setpts=N*3003+N*N*401";
const timed = ["-fps_mode", "passthrough", "-enc_time_base", "1:90000"];
const hum = ["-f", "lavfi", "-i", "sine=frequency=300:duration=2"];
const copied = ["-map", "0", "-c", "copy"];
const turned = (degrees: 90 | 180 | 270, filter: string): KnownMedia => ({
  name: `a film held at ${degrees} degrees`,
  file: "turned.mp4",
  rate: "25",
  as: ["-vf", filter, ...h264],
  // This encoder's tag turns anticlockwise.
  again: { before: [], after: [...copied, "-metadata:s:v", `rotate=${360 - degrees}`] },
  rotation: degrees,
});

export const knownMedia: readonly KnownMedia[] = [
  {
    name: "23.976 frames a second, with B-frames",
    file: "a.mp4",
    rate: "24000/1001",
    as: [...h264, "-bf", "3"],
  },
  { name: "29.97 frames a second, with sound", file: "a.mov", rate: "30000/1001", as: [...hum, ...h264] },
  { name: "50 frames a second in transport packets", file: "a.ts", rate: "50", as: [...h264, "-bf", "2"] },
  { name: "59.94 frames a second", file: "a.mkv", rate: "60000/1001", as: ["-c:v", "ffv1"] },
  {
    name: "uneven times, B-frames and sound",
    file: "a.mp4",
    rate: "25",
    as: [...hum, "-vf", uneven, ...timed, "-video_track_timescale", "90000", ...h264, "-bf", "2"],
  },
  {
    name: "uneven times, a late start and sound",
    file: "a.mkv",
    rate: "25",
    as: [...hum, "-vf", `${uneven},setpts=PTS+450000`, ...timed, "-c:v", "ffv1", "-c:a", "libopus"],
  },
  {
    name: "a late start told by an edit list",
    file: "a.mp4",
    rate: "25",
    as: [...h264, "-bf", "2", "-output_ts_offset", "2.5"],
  },
  {
    name: "a beginning cut off by an edit list",
    file: "cut.mp4",
    rate: "25",
    as: [...h264, "-bf", "2", "-g", "50"],
    again: { before: ["-ss", "0.32"], after: copied },
    skipped: 8,
  },
  { name: "no duration", file: "a.mkv", rate: "25", as: h264, piped: "matroska" },
  { name: "pixels that are not square", file: "a.mp4", rate: "25", as: ["-vf", "setsar=4/3", ...h264] },
  {
    name: "10 bits and high dynamic range",
    file: "a.mp4",
    rate: "25",
    as: ["-pix_fmt", "yuv420p10le", "-c:v", "libx265", "-x265-params", "log-level=none:qp=4"].concat(
      "-color_trc smpte2084 -color_primaries bt2020 -colorspace bt2020nc".split(" "),
    ),
  },
  {
    name: "interlaced pictures",
    file: "a.mpg",
    rate: "25",
    as: ["-c:v", "mpeg2video", "-q:v", "2", "-flags", "+ildct+ilme", "-top", "1", "-pix_fmt", "yuv420p"],
  },
  {
    name: "VP9 with B-like hidden frames",
    file: "a.webm",
    rate: "30",
    as: ["-c:v", "libvpx-vp9", "-b:v", "4M"],
  },
  { name: "an animated GIF", file: "a.gif", rate: "20", as: [] },
  turned(90, "transpose=cclock"),
  turned(180, "hflip,vflip"),
  turned(270, "transpose=clock"),
];

/** Makes the file in `folder` with the ffmpeg of this machine; gives its path. */
export async function makeKnownMedia(known: KnownMedia, folder: string): Promise<string> {
  const { file, rate, as, again, piped } = known;
  const made = join(folder, again === undefined ? file : `first-${file}`);
  await drawVideo({ file: made, numbers: knownNumbers, rate, as });
  if (again !== undefined) {
    await ffmpeg([...again.before, "-i", made, ...again.after, join(folder, file)]);
    return join(folder, file);
  }
  if (piped !== undefined)
    await writeFile(made, await ffmpeg(["-i", made, ...copied, "-f", piped, "pipe:1"]));
  return made;
}

/** Reads the number from the pixels of a square RGB frame of any size, as stored, that is to be turned by `rotation`. */
export function numberIn(rgb: Uint8Array, side: number, rotation: 0 | 90 | 180 | 270 = 0): number {
  let number = 0;
  for (let cell = 0; cell < 16; cell++) {
    const [x, y] = asStored(((cell % 8) + 0.5) / 8, cell < 8 ? 0.25 : 0.75, rotation);
    const at = (Math.floor(y * side) * side + Math.floor(x * side)) * 3;
    number = number * 2 + ((rgb[at] ?? 0) > 127 ? 1 : 0);
  }
  return number;
}

/** Where a point of the upright picture lies in the stored one, as fractions. */
function asStored(x: number, y: number, rotation: 0 | 90 | 180 | 270): [number, number] {
  switch (rotation) {
    case 0:
      return [x, y];
    case 90:
      return [y, 1 - x];
    case 180:
      return [1 - x, 1 - y];
    case 270:
      return [1 - y, x];
  }
}
