/** A PNG of 320 × 200 in four greys. It says in both languages that it is demo data and no photo. */
const PNG = [
  'iVBORw0KGgoAAAANSUhEUgAAAUAAAADIAgAAAAD233/WAAAFIElEQVR42u3bvW7bSBAA4LzkDOFd4FixEA8IqxQubD7FqEm9B+wI',
  'B1UpUsR8Cj7C5pCkSMUDqECcwywpW6Jo2YgNnItlIf9w9Wl3fpYyIb+TVz7eJTCBCUxgAmfg0Nx/u2suPWWYBl0Eh62E6t77dN1k',
  'IqGeje0qimOz+BPFVx2YudltB5yBvZUuF/nOer77cP0+ggBg5+COGZkVrEU6uAKApqvOQdCjCfGxL4pb+xjYxZESH/PHwQFPwS8R',
  'RPYP4MCuIt7MQOMMLYHyDzLTBH4rir8N37kyk+EIBKgI7I69YT6AN7ar2kVQNGhTclvQldwAns5wBEXBrSAzewXDY2Cc2ww8ieG0',
  'ZCEAqCRb93mfdzcGCpDOeODtCfivBttqDbA+BzsDX2bgoWyI2VWSwWcFAaDDMVHVCRiqnTObIUYm6wGKHDUp3myOavgY3FCR77Yd',
  'XNn+zyWQLDvDExigKGwmoc72+Xg2Do5L3k5L3nUfKq0hoxnqDPNsyd9yAsAJpOKaIniYIeRjlCuCfJph9/6TgjdGa6irzluvUlDG',
  'fvsaasBMQqZ6zK89BuMMg+0ugiLrvlpH8Jf8aps12oHwFDxZcp9NYCa0CP4kZ1B6G27XEgA2YHvAackTeEiKfiOD1c2kW0UwHJXD',
  'AfwYl6wg6PmK8j2Up0k5gGNGtyFuDgYZFsF1BEMe6tiAdVvt4fYAfm/mhT2mz3YQY7gEYoxhqEJN9d62TVtJuD0p7H1MSjYu+QCW',
  'rGBbPvToIctZnCHVoQ5Vb0gUvFkC20jdsQfmza7R5pK21g31BNzbsQ6bUHd5DyhgJdxcmfPtawQb6XEtMljubzPdvOdgb7l0Za/9',
  '1luhbK8Bvb6qhrNe/u4NIzdapVb2GXbvUeAc7PKQtXan7bHPhMAZaMKHJVC+2b22HvyhW7FddzkMIGdgKLXwmo8t1PsqwJoqeg9u',
  'tXRNgWynIYGmBxty6nP6jAvgNTQD1BKgFmnND2jCLdD1Ahi076AhFKG8rai37bU9B4c7K/JVhzciYStr6e+w/3yclAnsjciwlnYr',
  '0leuob0Nd/k5eH9J1k3ol8jP+Cq77bA5OcnT+4Ef8kN/0Qyy1eFbkd0mvVlKYAITmMAEJjCB58eOl47t74Pj3+rzo3pLYLmwYv8S',
  'sLr4ywS+ZXChAV4GntcrvjXwrAHWLwTPxiUwgQlMYAITmMAEJjCBCUxgAhOYwAQm8E2Az74R9Mxbps+/VfXETd371zgHF29YLwzU',
  '437a7/iVjwQmMIEJTGAC3wDozFMgIDtAZxjYgV4vkRk8AHr8TRDKA0hg9AI8ge4IpDmIl0CjIHpgvcx7gNLD6gUgOnQlK+h1ld44',
  '46H0GAOgb3b02TQZrnTGsNfTvnwM9A8gA3vjcQRJFX+lEfEx0KXGxAEyoYPy5E3LCcgRBAfeTKArzD0IUBKsVAHDBOhAQ+M0KBdA',
  'feEIkn4yHN1qBEsFXQnOEPNfzjAZcEgeaYUeqbwIFgXNQJ04azzQmzhZwxRxb9wKnXFPgPAAUkzPATQ6G52rgvQ8sOQJHGNIsaoB',
  'zDHo7kH3BDhmeaXzOgb9DKTVc2d4DI51CKw1abxZT6DGkOYxfCwpU6eUSAxF7BT9cHQEESIIRQQ1y1cKaYLRI5QXehlcaejQyyUy',
  'KaTP0a8EJT3UoSHWUjSP1iHoLgOuZIrN4GNCKMYBKYIO2OGYlPhfFay8IfyN/dDNfqbyhRvsq4Pw2iC+NpguowlMYAIT+H+D/wFn',
  't3z5ny7S8wAAAABJRU5ErkJggg==',
].join('');

/** The picture that an inspector of the demonstration took on site. */
export function onsitePhoto(): Uint8Array {
  return Uint8Array.from(atob(PNG), (letter) => letter.charCodeAt(0));
}
