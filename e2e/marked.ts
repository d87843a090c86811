// People marked in an item of a story: where each stands is known by their number.
export const marked = (item: string, name: string, nr: number, at = 0) => ({
  verb: "sighting.mark",
  subject: `${name}-${nr}`,
  payload: {
    item,
    subject: "prisoner",
    attributes: [],
    spans: [[at, at]],
    track: [[at, 0.2 * nr, 0.3, 0.15, 0.4]],
  },
});
