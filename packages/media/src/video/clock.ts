// Gives every frame a time of its own, rising, also where a film's clock goes back: where joins of broadcasts meet.

/*
 * One rule, evaluated by ffmpeg for every decoded frame, wherever frames are looked at; times are in ticks of the stream.
 *  - A frame later than the one before it keeps its time (shifted as far as the clock went back before it).
 *  - One that is not later, by less than a frame, or equal, lies between: half of what was left until the next.
 *  - One that goes back further, or half a day ahead (a clock that wrapped), follows after one usual step, and so do all
 *    after it: the clock jumped, which is printed with the frame's number and put on record.
 *  - Once it has jumped, a second ahead is a jump too: back to the other clock. Before that it is a gap, and is kept.
 * 0: shift. 1: usual step. 2: what is left between. 3: since the frame before, as stored. 4: shifted time. 5: stored before.
 */
const fresh = "st(1,0.04/TB);st(2,ld(1));st(5,if(isnan(PTS),0,PTS));ld(5)";
const follow = "st(3,if(isnan(PTS),ld(1),PTS-ld(5)));st(5,ld(5)+ld(3));st(4,ld(5)+ld(0))";
const isNear = "lt(ld(3),if(ld(0),max(1/TB,10*ld(1)),43200/TB))";
const isLater = `gt(ld(4),PREV_OUTPTS)*${isNear}`;
const keep = "if(gt(ld(3),0),st(1,min(ld(3),1/TB)));st(2,ld(1));ld(4)";
const isBetween = `gt(ld(3),-ld(1))*${isNear}`;
const between = "st(2,ld(2)/2);PREV_OUTPTS+max(ld(2),ceil(0.000001/TB))";
const jump = "print(N,16);st(0,PREV_OUTPTS+ld(1)-ld(5));st(2,ld(1));PREV_OUTPTS+ld(1)";
const rising = `if(isnan(PREV_OUTPTS),${fresh},${follow};if(${isLater},${keep},if(${isBetween},${between},${jump})))`;

/** The film's pictures with rising times: the beginning of every filter graph over a film. */
export const pictures = `[0:V:0]setpts='${rising}'`;

/* The same for sound, whose next time is known exactly: only what is half a second early, or half a day late, jumped. */
const heardNext = "st(1,if(isnan(PREV_OUTPTS),PTS,PREV_OUTPTS+ld(2)));st(2,NB_SAMPLES/SR/TB)";
const off = "st(3,if(isnan(PTS),0,PTS+ld(0)-ld(1)))";
const heard = `${heardNext};${off};if(lt(ld(3),-0.5/TB)+gt(ld(3),if(ld(0),1,43200)/TB),st(0,ld(0)-ld(3));ld(1),if(isnan(PTS),ld(1),PTS+ld(0)))`;

/** The film's sound with times that follow its pictures'. */
export const sounds = `[0:a:0]asetpts='${heard}'`;

const printedJump = /^(?:\[Eval[^\]]*\] )?(\d{1,9})\.0{6}$/;

export interface Jumps {
  /** How often the clock jumped, as far as it was told. */
  readonly count: number;
  /** What else was said. */
  readonly complaints: string;
  readonly warnings: readonly string[];
}

/** Takes the jumps out of what ffmpeg said on standard error. */
export function jumpsIn(complaints: string): Jumps {
  const lines = complaints.split("\n");
  const frames = lines.flatMap((line) => printedJump.exec(line)?.slice(1).map(Number) ?? []);
  const others = lines.filter((line) => !printedJump.test(line)).join("\n");
  const [first] = frames;
  if (first === undefined) return { count: 0, complaints: others, warnings: [] };
  const times = frames.length === 1 ? "once" : `${frames.length} times`;
  const said = `The film's clock jumps ${times}, first before frame ${first + 1}: it was joined or cut there. Times go on from the frame before.`;
  return { count: frames.length, complaints: others, warnings: [said] };
}
