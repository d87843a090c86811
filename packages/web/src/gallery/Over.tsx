// What opens over the page: a dialog, a popover, a menu, a toast.
import { useCallback, useState } from "react";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Menu } from "../kit/Menu.tsx";
import { Popover } from "../kit/Popover.tsx";
import { Toast } from "../kit/Toast.tsx";
import { Shown } from "./Shown.tsx";

export function Over() {
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const gone = useCallback(() => setSaid(null), []);
  const withdraw = () => {
    setAsking(false);
    setSaid("s7 is withdrawn.");
  };
  return (
    <>
      <Shown
        name="Dialog, Menu, Popover, Toast"
        states={{
          dialog: <Button onClick={() => setAsking(true)}>Withdraw this sighting …</Button>,
          menu: (
            <Menu
              text="More"
              commands={[
                { text: "Copy its address", act: () => setSaid("The address is copied.") },
                { text: "Withdraw …", icon: "cross", act: () => setAsking(true) },
              ]}
            />
          ),
          popover: (
            <Popover text="What is this?" kind="dialog" panel="p-4">
              <p className="max-w-prose">Anything that is read beside the page.</p>
            </Popover>
          ),
          toast: <Button onClick={() => setSaid("Kept.")}>Keep it</Button>,
        }}
      />
      <Dialog
        title="Withdraw s7?"
        open={asking}
        onClose={() => setAsking(false)}
        actions={<Button onClick={withdraw}>Withdraw it</Button>}
      >
        2 facts name it, and the number falls by 1. It stays in the journal.
      </Dialog>
      <Toast said={said} onUndo={gone} onGone={gone} />
    </>
  );
}
