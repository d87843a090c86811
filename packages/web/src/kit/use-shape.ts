// The proportions of a picture, known once it or its veil is there.
import { useState, type SyntheticEvent } from "react";

export function useShape() {
  const [shape, setShape] = useState(16 / 10);
  const onShape = ({ currentTarget: { naturalWidth, naturalHeight } }: SyntheticEvent<HTMLImageElement>) =>
    setShape(naturalWidth / naturalHeight);
  return { shape, onShape };
}
