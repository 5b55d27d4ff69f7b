/** The check of a package, as it lies in it: Python 3 and nothing else. */
export const CHECK_PY = `"""Checks this folder: python3 check.py [FOLDER]. See README.txt."""
import hashlib, hmac, json, os, re, sys

folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
manifest = json.load(open(os.path.join(folder, "manifest.json"), encoding="utf-8"))
seq, prev, shown, faults = manifest["first"] - 1, None, set(), []
BODY = re.compile(rb'\\["([0-9a-f]{32})",(\\d+),')

def check(line):
    global seq, prev
    assert line.endswith(b"\\n"), "the end of the line is missing"
    head, _, rest = line[len(b'{"header":'):-1].partition(b',"hash":"')
    own, rest, spelled = rest[:64], rest[64 + len(b'","bodies":['):], []
    assert hashlib.sha256(head).hexdigest().encode() == own, "the header was altered"
    header = json.loads(head)
    assert header["seq"] == seq + 1, f"number {header['seq']} where {seq + 1} should be"
    assert prev in (None, header["prev"]), "does not continue the line before"
    seq, prev = seq + 1, own.decode()
    for place, put in enumerate(doc for doc in header["docs"] if "put" in doc):
        found = BODY.match(rest)
        if found:
            body = rest[found.end():found.end() + int(found[2])]
            digest = hmac.new(bytes.fromhex(found[1].decode()), body, hashlib.sha256).hexdigest()
            assert digest == put["digest"], f"{put['put']} {put['id']} was altered"
            spelled.append(found[0] + body + b"]")
            shown.add((seq, place))
        else:
            spelled.append(b"null")
        rest = rest[len(spelled[-1]) + 1:]
    whole = b'{"header":' + head + b',"hash":"' + own + b'","bodies":[' + b",".join(spelled) + b"]}\\n"
    assert line == whole, "bytes outside the header were altered"

for number, line in enumerate(open(os.path.join(folder, "chain.jsonl"), "rb"), 1):
    try:
        check(line)
    except (AssertionError, ValueError, KeyError, TypeError) as fault:
        faults.append(f"chain.jsonl line {number}: {fault}")
        break
if not faults and [seq, prev] != [manifest["head"]["seq"], manifest["head"]["hash"]]:
    faults.append(f"chain.jsonl ends at number {seq}, not as manifest.json says")
if not faults:
    for place in manifest["shown"]:
        if tuple(place) not in shown:
            faults.append(f"chain.jsonl: the document at line number {place[0]}, place {place[1]} was taken out")
for file in manifest["files"]:
    path = os.path.join(folder, "files", file["hash"])
    if not os.path.exists(path):
        faults.append(f"files/{file['hash']} is missing")
    elif hashlib.sha256(open(path, "rb").read()).hexdigest() != file["hash"]:
        faults.append(f"files/{file['hash']} was altered")
print("\\n".join(faults) or f"{len(shown)} documents and {len(manifest['files'])} files are as they were written; line {seq} has the hash {prev}")
sys.exit(1 if faults else 0)
`;
