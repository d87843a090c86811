// A button that lets somebody choose files of their machine, or a folder of them.
import { useRef } from "react";
import { Button } from "./Button.tsx";

type Props = {
  readonly folder?: boolean;
  /** One file at a time. */
  readonly only?: boolean;
  readonly onPick: (files: readonly File[]) => void;
  readonly children: string;
};

export function PickFiles({ folder = false, only = false, onPick, children }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon={folder ? "copies" : "other"} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        multiple={!only}
        hidden
        {...(folder && { webkitdirectory: "" })}
        aria-label={children}
        onChange={({ target }) => {
          onPick([...(target.files ?? [])]);
          // The same file may be chosen again.
          target.value = "";
        }}
      />
    </>
  );
}
