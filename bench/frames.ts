// How long frames of a page take while something is done on it.
import type { Page } from "@playwright/test";

const BEGIN = `(() => {
  window.frames_ = [];
  let last = performance.now();
  const next = (now) => { window.frames_.push(now - last); last = now; window.asked_ = requestAnimationFrame(next); };
  window.asked_ = requestAnimationFrame(next);
})()`;
const END = `(cancelAnimationFrame(window.asked_), window.frames_)`;

/** Milliseconds from frame to frame; `after` more of them are counted once the work is done, so that what it came to is drawn. */
export async function framesWhile(page: Page, work: () => Promise<void>, after = 0): Promise<number[]> {
  await page.bringToFront();
  await page.evaluate(BEGIN);
  await work();
  for (let n = 0; n < after; n++) await page.evaluate("new Promise((done) => requestAnimationFrame(done))");
  return page.evaluate<number[]>(END);
}
