import QtQuick

/* What a page says: its lead, then every card, banner and empty place that can be seen, in the order of the page; the card that is being
   read is lit. Words that change while the page stands are read too. `body` is where they are looked for. */
QtObject {
    id: reader

    required property Item body
    required property string lead
    required property string forHeadset
    property bool active: true
    property list<Item> lit: []
    property string said: ""
    readonly property int at: Aloud.voice === null ? -1 : Aloud.voice.at - 1

    property Timer glance: Timer {
        interval: 600
        repeat: true
        running: reader.active && Aloud.wanted
        onTriggered: reader.look()
    }

    // A moment after the page was made it has all its words.
    property Timer settle: Timer {
        interval: 1
        running: true
        onTriggered: reader.open()
    }

    function open(): void {
        if (!active || !Aloud.wanted)
            return;
        const parts = words();
        said = parts.join("\n");
        Aloud.opened(parts, forHeadset);
    }
    function listen(): void {
        const parts = words();
        said = parts.join("\n");
        Aloud.toggle(parts, forHeadset);
    }
    function look(): void {
        const known = said.split("\n");
        const parts = words();
        const news = parts.filter(each => known.indexOf(each) < 0);
        said = parts.join("\n");
        if (news.length > 0)
            Aloud.changed(news);
    }
    function words(): list<string> {
        const items = [];
        gather(body, items);
        light(-1);
        lit = items;
        return (lead === "" ? [" "] : [lead]).concat(items.map(item => wordsOf(item)));
    }
    function gather(item: Item, found: var): void {
        for (let index = 0; index < item.children.length; ++index) {
            const child = item.children[index] as Item;
            if (child === null || !child.visible)
                continue;
            if (wordsOf(child) !== "")
                found.push(child);
            else
                gather(child, found);
        }
    }
    function wordsOf(item: Item): string {
        const card = item as TapCard;
        if (card !== null)
            return card.aloud;
        const banner = item as Banner;
        if (banner !== null)
            return (banner.title + " " + banner.text).trim();
        const empty = item as EmptyState;
        return empty === null ? "" : (empty.title + ". " + empty.text).trim();
    }
    function light(index: int): void {
        for (let each = 0; each < lit.length; ++each) {
            const card = lit[each] as TapCard;
            if (card !== null)
                card.lit = each === index;
        }
    }
    onAtChanged: light(at)
    // "Suara" was switched on, or the dialog that lay over the page is gone.
    readonly property bool wanted: Aloud.wanted
    onWantedChanged: if (wanted)
        open()
}
