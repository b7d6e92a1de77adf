// Seals one text with the phone's own code, for the force whose public key is told.
import { base64, deflate, utf8 } from "../../sync/bytes.js";
import { seal, sealInfo } from "../../sync/seal.js";

const [sealing, force, op, schema, text] = process.argv.slice(2);
const sealed = await seal({ sealing }, sealInfo(force, op, schema), await deflate(utf8(text)));
console.log(base64(sealed));
