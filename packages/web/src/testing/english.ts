// Tests speak English, as the pages do where no catalogue is.
import { speak } from "../language.ts";

speak("en", {});
