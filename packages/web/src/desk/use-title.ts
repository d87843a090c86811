// Names the browser tab after what it shows.
import { useEffect } from "react";

export function useTitle(...parts: readonly string[]): void {
  const title = [...parts, "Sightline"].filter((part) => part !== "").join(" · ");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
