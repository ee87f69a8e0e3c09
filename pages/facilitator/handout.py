"""Page: the way in as large as the screen, and as one sheet of paper to print and hand out."""

from pages.facilitator.parts import invitation
from pages.parts import blocks, brand, visitor
from vision.models import Role
from vision.translation import _

workshop = visitor.workshop_in_view(Role.FACILITATOR)
link = invitation.link(workshop)
says = (
    _(
        "Scan the code, or go to {address} and type {code}.",
        address=invitation.spoken(),
        code=workshop.code,
    ),
    _(
        "No name, no address and no account is kept. Level and unit are used only for groups "
        "of {smallest_group} people or more.",
        smallest_group=workshop.smallest_group,
    ),
    _("Write what you yourself want, one idea at a time, as many as you like."),
)
items = "".join(f"<p>{blocks.esc(each)}</p>" for each in says)
prints = _("Your browser prints this as one page (Ctrl+P).")
brand.dress(workshop.brand)
blocks.block(
    f'<section class="v-handout">{brand.sign(workshop.brand)}'
    f"<h1>{blocks.esc(blocks.titled(workshop))}</h1>"
    f'<p class="v-asked">{blocks.esc(workshop.questions[0].text)}</p>'
    f'<img class="v-way" alt="{blocks.esc(_("QR code that opens the workshop"))}" '
    f'src="{invitation.qr(link)}">'
    f'<p class="v-bigcode">{blocks.esc(workshop.code)}</p>'
    f'<p class="v-link">{blocks.esc(link)}</p><div class="v-three">{items}</div></section>'
    f'<p class="v-sub v-unprinted">{blocks.esc(prints)}</p>'
)
