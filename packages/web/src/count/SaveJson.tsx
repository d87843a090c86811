// Saves a JSON value as a file from memory; nothing is asked of the server again.
import { Button } from "../kit/Button.tsx";

export function SaveJson({ name, label, json }: { name: string; label: string; json: unknown }) {
  const save = () => {
    const url = URL.createObjectURL(
      new Blob([`${JSON.stringify(json, null, 2)}\n`], { type: "application/json" }),
    );
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Button icon="save" disabled={json === undefined} onClick={save}>
      {label}
    </Button>
  );
}
