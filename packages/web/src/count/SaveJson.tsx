// Saves a JSON value as a file from memory; nothing is asked of the server again.
import { Icon } from "../desk/Icon.tsx";

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
    <button type="button" className="button" disabled={json === undefined} onClick={save}>
      <Icon name="save" size={16} /> {label}
    </button>
  );
}
