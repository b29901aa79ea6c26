// A sealed part by tus-js-client, each request signed (RFC 9421, Ed25519): begun, broken off, and finished by a second client.
// One JSON object on stdin: {endpoint, kiosk, key (hex), file, chunkBytes}. One on stdout: what happened.
import { createHash, createPrivateKey, randomBytes, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as tus from 'tus-js-client'

const told = JSON.parse(readFileSync(0, 'utf8'))
const body = readFileSync(told.file)
const sha256 = createHash('sha256').update(body).digest('hex')
const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.from(told.key, 'hex')])
const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
const covered = ['content-digest', 'upload-metadata', 'upload-offset', 'upload-length']
const requests = []

function bodyOf (request) {
  if (request.getHeader('Content-Type') !== 'application/offset+octet-stream') return Buffer.alloc(0)
  const offset = Number(request.getHeader('Upload-Offset') ?? 0)
  return body.subarray(offset, offset + told.chunkBytes)
}

function signed (request) {
  const chunk = createHash('sha256').update(bodyOf(request)).digest('base64')
  request.setHeader('Content-Digest', `sha-256=:${chunk}:`)
  if (request.getMethod() === 'PATCH') request.setHeader('Upload-Checksum', `sha256 ${chunk}`)
  const values = [['@method', request.getMethod()], ['@target-uri', request.getURL()]]
  for (const name of covered) {
    const value = request.getHeader(name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()))
    if (value !== undefined) values.push([name, value])
  }
  const names = values.map(([name]) => `"${name}"`).join(' ')
  const nonce = randomBytes(16).toString('hex')
  const parameters = `(${names});created=${Math.floor(Date.now() / 1000)};keyid="${told.kiosk}";nonce="${nonce}"`
  const base = values.map(([name, value]) => `"${name}": ${value}\n`).join('') + `"@signature-params": ${parameters}`
  request.setHeader('Signature-Input', `k=${parameters}`)
  request.setHeader('Signature', `k=:${sign(null, Buffer.from(base), key).toString('base64')}:`)
  requests.push(`${request.getMethod()} ${request.getHeader('Upload-Offset') ?? ''}`.trim())
}

function upload (more) {
  return new Promise((resolve, reject) => {
    const one = new tus.Upload(body, {
      endpoint: told.endpoint,
      chunkSize: told.chunkBytes,
      uploadSize: body.length,
      metadata: { sha256, kiosk: told.kiosk },
      retryDelays: null,
      storeFingerprintForResuming: false,
      onBeforeRequest: signed,
      onError: reject,
      onSuccess: () => resolve(one),
      ...more(() => one, resolve)
    })
    one.start()
  })
}

const first = await upload((one, resolve) => ({
  uploadDataDuringCreation: true,
  onChunkComplete: (_size, accepted, total) => {
    if (accepted < total) one().abort().then(() => resolve(one()))
  }
}))
const begun = requests.length
await upload(() => ({ uploadUrl: first.url }))
console.log(JSON.stringify({ sha256, url: first.url, begun: requests.slice(0, begun), finished: requests.slice(begun) }))
