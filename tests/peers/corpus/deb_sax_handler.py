# xml.sax.handler: handlers overridden.
# with: xml/sax/handler.py
import handler


class Collect(handler.ContentHandler):
    def __init__(self):
        super().__init__()
        self.log = []

    def startElement(self, name, attrs):
        self.log.append((name, attrs))

    def characters(self, content):
        self.log.append(content)


c = Collect()
c.startDocument()
c.startElement('a', {})
c.characters('text')
c.endElement('a')
print(c.log, len(handler.all_features), len(handler.all_properties))
try:
    handler.ErrorHandler().fatalError(ValueError('fatal'))
except ValueError as e:
    print(e)
handler.ErrorHandler().warning('a warning')
