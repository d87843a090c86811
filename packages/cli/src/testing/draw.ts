// Draws photos and short videos, and makes as many different originals of each as a test asks for.
import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const ffmpeg = promisify(execFile);

export type Drawn = { readonly photo: Buffer; readonly video: Buffer };

/** One drawn photo (JPEG) and one drawn video of a second (MP4), 160×96. */
export async function draw(folder: string): Promise<Drawn> {
  const [photo, video] = [join(folder, "drawn.jpg"), join(folder, "drawn.mp4")];
  const picture = ["-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=size=160x96:rate=10:duration=1"];
  await ffmpeg("ffmpeg", [...picture, "-frames:v", "1", photo]);
  await ffmpeg("ffmpeg", [...picture, "-pix_fmt", "yuv420p", video]);
  return { photo: await readFile(photo), video: await readFile(video) };
}

/** One drawn video (MP4) of two shots of a second and a half each, 10 frames a second. */
export async function drawCut(file: string): Promise<void> {
  const shots = ["testsrc2", "mandelbrot"].flatMap((scene) =>
    ["-f", "lavfi", "-t", "1.5", "-i"].concat(`${scene}=size=160x96:rate=10`),
  );
  const together = ["-filter_complex", "[0:v][1:v]concat=n=2:v=1", "-pix_fmt", "yuv420p"];
  await ffmpeg("ffmpeg", ["-v", "error", "-y", ...shots, ...together, file]);
}

/** The same photo with a comment segment after its start marker: other bytes, the same picture. */
export function commented(photo: Buffer, comment: string): Buffer {
  const text = Buffer.from(comment);
  const segment = Buffer.from([0xff, 0xfe, 0, 0]);
  segment.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([photo.subarray(0, 2), segment, text, photo.subarray(2)]);
}

/** The same video with a `free` box at its end, which players pass over (ISO/IEC 14496-12, 8.1.2). */
export function padded(video: Buffer, comment: string): Buffer {
  const text = Buffer.from(comment);
  const box = Buffer.alloc(8);
  box.writeUInt32BE(text.length + 8, 0);
  box.write("free", 4, "latin1");
  return Buffer.concat([video, box, text]);
}

/** A folder of originals that no other name gives: `photos` photos and `videos` videos, in turn by name. */
export async function fill(
  folder: string,
  drawn: Drawn,
  { photos, videos }: { photos: number; videos: number },
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (let n = 0; n < photos; n++) {
    await writeFile(join(folder, `${n}-photo.jpg`), commented(drawn.photo, `${folder} ${n}`));
  }
  for (let n = 0; n < videos; n++) {
    await writeFile(join(folder, `${n}-video.mp4`), padded(drawn.video, `${folder} ${n}`));
  }
}
