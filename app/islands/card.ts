// The QR of a printed card or letter carries its secret behind the `#`, which no server is sent. It goes into the field and out of
// the address; also where the page was open already.
export {}

function takeSecret(): void {
  const field = document.querySelector<HTMLInputElement>('input[name="card"], input[name="code"]')
  const secret = decodeURIComponent(location.hash.slice(1))
  if (field === null || secret === '' || secret.startsWith('field-')) return
  field.value = secret
  history.replaceState(null, '', location.pathname + location.search)
}

takeSecret()
addEventListener('hashchange', takeSecret)
