"""The one encoder pass a sentence gets: pieces, windows, and the ONNX session that reads them."""
