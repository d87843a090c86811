// A button that lets somebody choose files of their machine, or a folder of them.
import { useRef } from "react";
import { Button } from "./Button.tsx";

type Props = {
  readonly folder?: boolean;
  /** One file at a time. */
  readonly only?: boolean;
  readonly onPick: (files: readonly File[]) => void;
  readonly children: string;
  /** The id of what the files are for, where there are several such buttons. */
  readonly describedBy?: string;
};

export function PickFiles({ folder = false, only = false, onPick, children, describedBy }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        icon={folder ? "copies" : "other"}
        aria-describedby={describedBy}
        onClick={() => input.current?.click()}
      >
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
