// A printed card's or letter's QR carries its secret behind the `#`, which no server is sent. It goes into the field and out of the address.
export {}

const field = document.querySelector<HTMLInputElement>('input[name="card"], input[name="code"]')
const secret = decodeURIComponent(location.hash.slice(1))
if (field !== null && secret !== '' && !secret.startsWith('field-')) {
  field.value = secret
  history.replaceState(null, '', location.pathname + location.search)
}
