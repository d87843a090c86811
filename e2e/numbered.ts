// The number that is drawn into each frame of the films of these stories, read from any picture on the page by its pixels.

/** In the page: of an image, a film or a canvas. `isDrawn` is false of a canvas on which nothing is yet. */
export const NUMBER_OF = `(picture) => {
  const canvas = new OffscreenCanvas(160, 96);
  const context = canvas.getContext("2d");
  context.drawImage(picture, 0, 0, 160, 96);
  const { data } = context.getImageData(0, 0, 160, 96);
  let number = 0;
  for (let cell = 0; cell < 16; cell += 1) {
    const at = ((cell < 8 ? 24 : 72) * 160 + (cell % 8) * 20 + 10) * 4;
    number = number * 2 + (data[at] > 127 ? 1 : 0);
  }
  return { number, isDrawn: data[3] !== 0 };
}`;
