// Tells the page around this hidden frame what the identity provider answered; only to the same origin.
parent.postMessage(location.href, location.origin);
