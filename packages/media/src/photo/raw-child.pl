# Takes the largest JPEG out of a camera's raw photo, inside the sandbox: its facts as one line of JSON, then its bytes.
use strict;
use warnings;

# No file of a user's home is ever run as Perl.
BEGIN { $Image::ExifTool::configFile = ''; }
use lib shift @ARGV;
use Image::ExifTool;
use JSON::PP ();

my $reader = Image::ExifTool->new;
$reader->Options(PrintConv => 0, LargeFileSupport => 1, Duplicates => 1, Binary => 1);
my $told = $reader->ImageInfo(shift @ARGV, '*');
my ($best, $most, $across, $down) = (undef, 0, 0, 0);
for my $value (values %$told) {
    next unless ref $value eq 'SCALAR' && substr($$value, 0, 3) eq "\xff\xd8\xff";
    my ($width, $height) = size($value);
    next unless defined $width && $width * $height > $most;
    ($best, $most, $across, $down) = ($value, $width * $height, $width, $height);
}
my %facts = (type => $told->{FileType}, width => $across, height => $down);
$facts{orientation} = number('Orientation');
# Of the raw picture itself.
my ($rawWidth, $rawHeight) = ($told->{ImageSize} // '') =~ /^(\d+)[ x](\d+)/;
@facts{qw(rawWidth rawHeight)} = (($rawWidth // 0) + 0, ($rawHeight // 0) + 0);
binmode STDOUT;
print JSON::PP->new->utf8->canonical->encode(\%facts), "\n", defined $best ? $$best : '';

sub number {
    my ($tag) = @_;
    my $group = $reader->GetInfo("IFD0:$tag");
    my ($value) = map { $group->{$_} } grep { !ref $group->{$_} } keys %$group;
    return defined $value && $value =~ /^[1-8]\z/ ? $value + 0 : 1;
}

# Of a JPEG that viewers open: frames of lossless coding hold the raw picture.
sub size {
    my ($bytes) = @_;
    my $at = 2;
    while ($at + 9 < length $$bytes) {
        my ($mark, $kind, $length) = unpack 'CCn', substr $$bytes, $at, 4;
        return if $mark != 0xff || $kind == 0xda;
        if ($kind == 0xff) { $at++; next }
        if ($kind == 0xc0 || $kind == 0xc1 || $kind == 0xc2) {
            my ($height, $width) = unpack 'nn', substr $$bytes, $at + 5, 4;
            return ($width, $height);
        }
        return if $kind >= 0xc3 && $kind <= 0xcf && $kind != 0xc4 && $kind != 0xc8 && $kind != 0xcc;
        $at += 2 + $length;
    }
    return;
}
